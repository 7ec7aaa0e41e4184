import type { Command } from '../command.js';

/** Options that look only, or take security fixes alone. */
const narrowing = /^--(?:security|sec-severity|advisor|cve|bugfix|dry-run|simulate|just-print|no-act|print-uris)/;

/** Whether a command upgrades every package of an image: none is named, and it is not only about security. */
export function upgradesAll(command: Command): boolean {
  const { installer } = command;
  if (!installer?.row.upgrades || installer.packages.length + installer.paths.length > 0) return false;
  if (command.has('-s')) return false;
  return !command.arguments.some(({ raw }) => narrowing.test(raw) || /security/i.test(raw));
}
