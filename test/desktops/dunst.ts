import { join } from 'node:path';
import type { Processes } from '../support/processes.ts';
import { write } from './folders.ts';

/** Notifications come up in the corner that no panel and no window is in. */
export const startDunst = async (processes: Processes, env: NodeJS.ProcessEnv): Promise<void> => {
  const config = join(env['XDG_CONFIG_HOME'] ?? '', 'dunst', 'dunstrc');
  await write(config, '[global]\norigin = bottom-right\noffset = 20x20\nmouse_left_click = do_action, close_current\n');
  processes.start('dunst', ['-conf', config], { env });
};
