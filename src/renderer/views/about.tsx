/** What this app is, what it runs on, and what it is made of. */
import { useEffect, useState } from 'preact/hooks';
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { problemText } from '../../shared/describe-cause.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { Button, Card, Fact, Facts } from './parts.tsx';
import { TextDialog } from './text-dialog.tsx';
import { UpdateSection } from './update-section.tsx';

/** As the browser part of Electron tells it to every page. */
const electronVersion = (userAgent: string): string => /Electron\/([\d.]+)/u.exec(userAgent)?.[1] ?? '';

interface AboutProps {
  readonly version: string;
  readonly update: Snapshot['update'];
  readonly actions: Pick<Actions, 'getLicences' | 'openProjectPage' | 'checkForUpdates' | 'downloadUpdate' | 'installUpdate'>;
}

/** The card *About*. */
export function About({ version, update, actions }: AboutProps) {
  const { window: words, help } = messages;
  const electron = electronVersion(navigator.userAgent);
  const [isOpen, setOpen] = useState(false);
  const [opened, setOpened] = useState<SettingResult>();
  return (
    <Card title={words.about}>
      <Facts>
        <Fact label={words.title}>
          <span class="selectable">{version}</span>
        </Fact>
        {electron !== '' && (
          <Fact label="Electron">
            <span class="selectable">{electron}</span>
          </Fact>
        )}
      </Facts>
      {update !== undefined && <UpdateSection update={update} actions={actions} />}
      <p class="note">{words.licence}</p>
      <div class="buttons card-buttons">
        <Button onClick={() => setOpen(true)}>{help.licences}</Button>
        <Button onClick={() => void actions.openProjectPage().then(setOpened)}>{help.project}</Button>
      </div>
      <p class="problem" role="alert">
        {problemText(opened)}
      </p>
      {isOpen && <Licences getLicences={actions.getLicences} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function Licences({ getLicences, onClose }: { readonly getLicences: Actions['getLicences']; readonly onClose: () => void }) {
  const words = messages.help;
  /** Null where they could not be had. */
  const [text, setText] = useState<string | null>();
  useEffect(() => void getLicences().then((found) => setText(found ?? null)), []);
  return <TextDialog title={words.licencesHeading} hint={words.licencesHint} text={text === null ? words.notLoaded : text} onClose={onClose} />;
}
