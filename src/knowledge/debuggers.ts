/** TCP ports that debuggers open beside the server of a program that they look into, where nobody chooses another. */
export const debuggerPorts: readonly number[] = [
  // debugpy: https://code.visualstudio.com/docs/python/debugging#_remote-script-debugging-with-ssh
  5678,
  // rpdb: https://pypi.org/project/rpdb/
  4444,
  // web-pdb: https://pypi.org/project/web-pdb/
  5555,
];
