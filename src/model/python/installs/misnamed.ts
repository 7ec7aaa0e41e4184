// Requirements by a name that pip cannot install.
import { type MisnamedDistribution, misnamedDistribution } from '../../../knowledge/misnamed-distributions.js';
import { normalizeName } from '../../../parser/requirements.js';
import { type Edit, replace, textOf } from '../../../text/location.js';
import { installedHere } from '../../image/native-packages.js';
import type { FileHost } from '../../files.js';
import type { Stage } from '../../stage.js';
import type { InstalledDistribution } from './distributions.js';

/** A requirement that fails, since what is meant has another name. */
export interface MisnamedRequirement extends MisnamedDistribution {
  readonly distribution: InstalledDistribution;
  /** Writes the right name; undefined where there is none, or where more than the name is written. */
  readonly edit: Edit | undefined;
}

/** The requirements of a stage by names that PyPI does not have, or of which the newest release refuses to be installed. */
export const misnamedDistributions = (stage: Stage, host: FileHost): readonly MisnamedRequirement[] =>
  installedHere(stage, host).flatMap((distribution) => {
    const found = misnamedDistribution(distribution.name);
    // An older release may have been another thing: sklearn 0.0 brings scikit-learn.
    if (!found || (!found.isMissing && distribution.specifier !== '')) return [];
    return [{ ...found, distribution, edit: renaming(distribution, found) }];
  });

/** A version would be that of something else. */
function renaming({ at, name }: InstalledDistribution, { instead }: MisnamedDistribution): Edit | undefined {
  const isNameAlone = normalizeName(textOf({ at })) === name;
  return instead !== undefined && isNameAlone ? replace({ at }, instead) : undefined;
}
