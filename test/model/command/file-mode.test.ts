import { expect, test } from 'vitest';
import { letsEverybodyWrite } from '../../../src/model/command/file-mode.js';

test.each(['777', '0777', '666', '2777', '4772', '7', 'a+w', 'o=w', 'ugo+rwx', 'u=rwx,go=rwx', 'g-w,o+w'])(
  '%s lets everybody write',
  (mode) => expect(letsEverybodyWrite(mode)).toBe(true),
);

test.each([
  '755',
  '775',
  '1777',
  '3777',
  '01777',
  '+w',
  'g+w',
  'a-w',
  'o=rX',
  'a+w,o-w',
  'a+rwx,+t',
  '888',
  '',
  'file',
  '--',
])('%s does not', (mode) => expect(letsEverybodyWrite(mode)).toBe(false));
