import { RestorableError } from '../core/errors.ts';
import { runToEnd } from './child.ts';

/**
 * Kills the process group of a leftover child of a crashed run.
 * @param viaSudo the group belongs to another user and was started through `sudo -n`
 */
export async function killLeftover(pid: number, viaSudo: boolean, signal: AbortSignal): Promise<void> {
  if (!viaSudo) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    return;
  }
  const env = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' };
  const args = ['-n', 'kill', '-KILL', '--', `-${pid}`];
  const exit = await runToEnd({ file: 'sudo', args, env, signal, scrub: (text) => text });
  // kill exits with code 1 if the group is gone, which is the goal.
  if (exit.code === 0 || exit.code === 1) return;
  throw new RestorableError('INTERNAL', `Process ${pid} could not be stopped: kill exited with code ${exit.code}.`, {
    hint: `Stop it by hand: sudo kill -KILL -- -${pid}`,
    foreign: exit.stderr,
  });
}
