/** The demo without a display: a little story on a virtual desktop, and files that show how it ended. */
import { mkdir } from 'node:fs/promises';
import timers from 'node:timers/promises';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, grace } from '../simulator/profiles.ts';
import { writeEvidence } from './evidence.ts';
import { startStage, type Stage } from './stage.ts';

/** What writing the files and quitting takes at the end. */
const END_MS = 1000;

interface Scene {
  readonly happens: string;
  readonly act: (stage: Stage) => void | Promise<void>;
  /** What the tray then says. */
  readonly title: string;
}

const signedInAs = messages.session.signedIn.title;

const STORY: readonly Scene[] = [
  { happens: 'Ada is signed in.', act: () => undefined, title: signedInAs('Ada Lovelace') },
  {
    happens: 'Grace signs in at the service.',
    act: ({ simulator }) => simulator.signIn(grace),
    title: signedInAs(grace.username ?? ''),
  },
  {
    happens: 'Pieces OS goes down.',
    act: ({ simulator }) => simulator.down(),
    title: messages.reasons.refused.title,
  },
  {
    happens: 'Pieces OS is back, and “Check now” is clicked in the tray.',
    act: async ({ simulator, tray }) => {
      await simulator.up();
      await tray.click(messages.tray.checkNow);
    },
    title: signedInAs(grace.username ?? ''),
  },
  {
    happens: 'The service makes Ada its current user again.',
    act: ({ simulator }) => simulator.setCurrent(ada.id),
    title: signedInAs('Ada Lovelace'),
  },
];

/**
 * Plays the story and leaves the files.
 *
 * @param seconds - how long all of it is to take; it takes longer where the machine does
 * @param outDir - where the files go
 */
export async function playHeadless({ seconds, outDir }: { seconds: number; outDir: string }): Promise<void> {
  const tell = (step: string): void => console.log(`${(performance.now() / 1000).toFixed(1).padStart(5)} s  ${step}`);
  // First, so that a folder that cannot be written costs nobody the whole story.
  await mkdir(outDir, { recursive: true });
  const stage = await startStage(tell);
  try {
    const beginMs = performance.now();
    const sceneMs = (seconds * 1000 - END_MS - beginMs) / STORY.length;
    for (const [at, scene] of STORY.entries()) {
      await play(stage, scene, tell);
      // So that a person who watches can follow.
      await timers.setTimeout(Math.max(0, beginMs + (at + 1) * sceneMs - performance.now()));
    }
    const paths = await writeEvidence(stage, outDir);
    tell('Done. The story ended signed in; it left:');
    for (const path of paths) console.log(path);
  } finally {
    await stage.close();
  }
}

async function play(stage: Stage, { happens, act, title }: Scene, tell: (step: string) => void): Promise<void> {
  await act(stage);
  await stage.tray.waitForProperties(({ toolTip }) => toolTip.title === messages.session.tooltip(title));
  tell(`${happens} The tray says: ${title}.`);
}
