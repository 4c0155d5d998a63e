/** Exposes the contract to the window, and nothing else. Built to one CommonJS file, as a sandboxed preload must be. */
import { contextBridge, ipcRenderer } from 'electron';
import { BRIDGE_KEY, CALL_PROBLEMS, channelOf, COMMAND_NAMES, PLACE_CHANNEL, SNAPSHOT_CHANNEL, type Answer, type CommandName, type Place } from '../shared/bridge-contract.ts';
import { createCommandLimit, isSmall, PAGE_LIMITS } from '../shared/call-limit.ts';
import type { Snapshot } from '../shared/snapshot.ts';

// What the page sends too much of does not reach the main process, which would have to read it to refuse it.
const isWithinLimit = createCommandLimit(PAGE_LIMITS, () => performance.now());
const commands = COMMAND_NAMES.map((name) => [
  name,
  async (...args: unknown[]): Promise<unknown> => {
    if (!isWithinLimit(name) || !isSmall(args)) throw new Error(CALL_PROBLEMS.refused(name));
    const answer = (await ipcRenderer.invoke(channelOf(name), ...args)) as Answer;
    if ('problem' in answer) throw new Error(CALL_PROBLEMS[answer.problem](name));
    return answer.value;
  },
]);

contextBridge.exposeInMainWorld(BRIDGE_KEY, {
  ...(Object.fromEntries(commands) as Record<CommandName, (...args: unknown[]) => Promise<unknown>>),
  onSnapshot: (listener: (snapshot: Snapshot) => void) => {
    const forward = (_event: unknown, snapshot: Snapshot): void => listener(snapshot);
    ipcRenderer.on(SNAPSHOT_CHANNEL, forward);
    return () => ipcRenderer.removeListener(SNAPSHOT_CHANNEL, forward);
  },
  onPlace: (listener: (place: Place) => void) => {
    const forward = (_event: unknown, place: Place): void => listener(place);
    ipcRenderer.on(PLACE_CHANNEL, forward);
    return () => ipcRenderer.removeListener(PLACE_CHANNEL, forward);
  },
});
