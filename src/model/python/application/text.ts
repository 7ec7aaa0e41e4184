import { importerOf } from '../../../knowledge/applications.js';
import type { ApplicationFault } from './application.js';
import type { HandlerFault } from './lambda-handler.js';

/** What is said about an application that a server cannot import, and what to do. */
export interface FaultText {
  readonly message: string;
  readonly help: string;
}

/** Puts a fault into words. @param server the name of the server, for the start of a sentence */
export function describeFault(fault: ApplicationFault, server: string): FaultText {
  return { message: messageOf(fault, server), help: helpOf(fault, server) };
}

function messageOf({ kind, module, attribute, tried }: ApplicationFault, server: string): string {
  switch (kind) {
    case 'module':
      return `${server} cannot import ${module}: there is no ${tried.join(' and no ')} in the image.`;
    case 'path':
      return `${server} takes a module, and ${module} is a path.`;
    case 'unnamed':
      return `${server} is not told which name of ${module} is the application.`;
    case 'attribute':
      return `${server} finds no ${attribute} in ${tried.join(' and ')}.`;
    case 'call':
      return `${server} calls nothing, so that it finds no ${attribute} in ${module}.`;
    case 'dots':
      return `${server} takes one name behind the colon, and ${attribute} has dots.`;
    case 'factory':
      return `${server} takes ${attribute} for the application, and it is a function that makes one.`;
  }
}

function helpOf({ kind, module, attribute, candidates }: ApplicationFault, server: string): string {
  const [first] = candidates;
  const option = importerOf(server)?.factoryOption;
  const name = attribute?.replace(/\(.*$/s, '');
  switch (kind) {
    case 'path':
      return `Write ${
        first ??
        `${module
          .replace(/\.py$/, '')
          .replace(/^[./]+/, '')
          .replaceAll('/', '.')}:${attribute ?? 'app'}`
      }.`;
    case 'call':
      return option
        ? `Write ${module}:${name} and add ${option}.`
        : `Name an object of ${module} that is the application.`;
    case 'factory':
      if (option) return `Add ${option}.`;
      return importerOf(server)?.takesCalls
        ? `Write ${module}:${name}().`
        : `Name an object of ${module} that is the application.`;
    case 'dots':
      return `Bind it to a name of ${module}, and write that.`;
    case 'unnamed':
      return `Write ${first ?? `${module}:app`}.`;
    default:
      return first
        ? `Write ${first}, or copy the files to where the server looks.`
        : 'Copy the file, or name the module and the name that are there.';
  }
}

/** Puts what is wrong with the handler of a Lambda function into words. */
export function describeHandlerFault({ kind, module, name, tried, word }: HandlerFault): FaultText {
  const help = 'Write FILE.FUNCTION, without .py, counted from the working directory.';
  switch (kind) {
    case 'form':
      return { message: `Lambda takes a module and a function, and ${word.value} has no dot.`, help };
    case 'module':
      return { message: `Lambda cannot import ${module}: there is no ${tried.join(' and no ')} in the image.`, help };
    case 'function':
      return { message: `Lambda finds no ${name} in ${tried.join(' and ')}.`, help };
  }
}
