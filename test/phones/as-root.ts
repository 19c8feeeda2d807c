/**
 * SIPp plays digits and sound through a raw socket, dumpcap opens the network device: both want root. Who is not root
 * goes through sudo, as the set-up does.
 */
export function asRoot(command: string, args: readonly string[]): { command: string; args: readonly string[] } {
  if (process.getuid?.() === 0) return { command, args };
  return { command: 'sudo', args: ['-n', 'setpriv', '--pdeathsig', 'KILL', '--', command, ...args] };
}
