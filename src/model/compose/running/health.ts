import { shipsHealthcheck } from '../../../knowledge/healthchecks.js';
import type { Located } from '../../../text/location.js';
import type { Service } from '../../compose.js';
import { someInChain } from '../../dockerfile/stage-chain.js';
import { type Fact, known, thenFact, unknown, valueOf } from '../../known.js';
import type { Stage } from '../../stage.js';
import { containerNamed } from '../names/dependencies.js';
import { scalarValue } from '../values/interpolate.js';
import { isTrue } from '../values/mount-syntax.js';
import { child, isNull, itemsOf, scalarChild } from '../values/nodes.js';

/** A service that waits until another one is healthy, which nothing ever tells. `at` is the condition. */
export interface EndlessWait extends Located {
  readonly service: Service;
  readonly needed: Service;
  /** Where the health check of the other one is switched off; undefined where none is written. */
  readonly disabledBy: Located | undefined;
}

/** The conditions `service_healthy` of a service on services that surely have no health check. */
export function endlessWaits(service: Service): readonly EndlessWait[] {
  const { project, node, dependsOn } = service;
  if (project.open !== undefined) return [];
  return dependsOn.flatMap(({ at, name, condition, required }) => {
    const needed = containerNamed(valueOf(name) ?? '', project);
    if (!needed || !required || condition !== 'service_healthy') return [];
    const disabledBy = disabledHealthcheck(needed);
    if (!disabledBy && valueOf(hasHealthcheck(needed)) !== false) return [];
    const place = scalarChild(child(child(node, 'depends_on'), needed.name), 'condition');
    return [{ at: place?.at ?? at, service, needed, disabledBy }];
  });
}

/** `disable: true` or `test: [NONE]`: https://docs.docker.com/reference/compose-file/services/#healthcheck */
function disabledHealthcheck({ node, project: { interpolation } }: Service): Located | undefined {
  const healthcheck = child(node, 'healthcheck');
  const disable = scalarChild(healthcheck, 'disable');
  if (disable && isTrue(scalarValue(disable, interpolation))) return disable;
  const test = child(healthcheck, 'test');
  const [first] = test?.kind === 'list' ? itemsOf(test) : [];
  return first?.kind === 'scalar' && valueOf(scalarValue(first, interpolation)) === 'NONE' ? first : undefined;
}

/** Whether something tells if a service's container is healthy: its own `healthcheck`, or its image. */
function hasHealthcheck(service: Service): Fact<boolean> {
  const { node, stage, image, attribute } = service;
  const test = child(child(node, 'healthcheck'), 'test');
  // What the mapping cannot be read for, or another program starts, is not known.
  if (!isNull(test)) return known(true);
  if (attribute('provider')) return unknown('another program starts it');
  if (stage) return thenFact(stage, ofStage);
  return image ? thenFact(image.reference, ({ name }) => ofImage(name)) : unknown('it has no image');
}

function ofImage(name: string): Fact<boolean> {
  const ships = shipsHealthcheck(name);
  return ships === undefined ? unknown(`${name} may bring a health check`) : known(ships);
}

const speaksOfHealth = someInChain(({ steps }) => steps.some(({ instruction }) => instruction.name === 'HEALTHCHECK'));

/** A HEALTHCHECK of the stages, `NONE` included, hides that of the base image. */
function ofStage(stage: Stage): Fact<boolean> {
  if (stage.healthcheck) return known(true);
  const { rootBase } = stage;
  if (speaksOfHealth(stage) || rootBase.kind === 'scratch') return known(false);
  return rootBase.kind === 'image' ? ofImage(rootBase.reference.name) : unknown('its base image is not known');
}
