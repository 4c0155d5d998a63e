/** What helps where something does not work: the diagnostics, and the log. */
import { useEffect, useState } from 'preact/hooks';
import type { ExportResult, SettingResult } from '../../shared/bridge-contract.ts';
import { causeText, problemText } from '../../shared/describe-cause.ts';
import { plainText } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Actions } from '../commands.ts';
import { Button, Card } from './parts.tsx';
import { TextDialog } from './text-dialog.tsx';

const FILE_NAME_GRAPHEMES_MAX = 100;

type HelpActions = Pick<Actions, 'getDiagnostics' | 'copyDiagnostics' | 'saveDiagnostics' | 'openLogFolder'>;

/** The card *Help*. */
export function Help({ actions }: { readonly actions: HelpActions }) {
  const words = messages.help;
  const [isOpen, setOpen] = useState(false);
  const [opened, setOpened] = useState<SettingResult>();
  return (
    <Card title={words.heading}>
      <p class="hint">{words.hint}</p>
      <div class="buttons card-buttons">
        <Button onClick={() => setOpen(true)}>{words.show}</Button>
        <Button onClick={() => void actions.openLogFolder().then(setOpened)}>{words.openLogs}</Button>
      </div>
      <p class="problem" role="alert">
        {problemText(opened)}
      </p>
      {isOpen && <Diagnostics actions={actions} onClose={() => setOpen(false)} />}
    </Card>
  );
}

/** The text as it will be copied or saved. */
function Diagnostics({ actions, onClose }: { readonly actions: HelpActions; readonly onClose: () => void }) {
  const words = messages.help;
  const [masked, setMasked] = useState(true);
  /** Null where it could not be had. */
  const [text, setText] = useState<string | null>();
  const [ended, setEnded] = useState<ExportResult | SettingResult>();
  useEffect(() => {
    let isWanted = true;
    setText(undefined);
    setEnded(undefined);
    void actions.getDiagnostics(masked).then((next) => isWanted && setText(next ?? null));
    return () => {
      isWanted = false;
    };
  }, [masked]);
  const act = async (what: () => Promise<ExportResult | SettingResult>): Promise<void> => {
    setEnded(undefined);
    setEnded(await what());
  };
  const busy = text === undefined;
  return (
    <TextDialog
      title={words.diagnostics}
      hint={words.diagnosticsHint}
      text={text === null ? words.notLoaded : text}
      onClose={onClose}
      options={
        <label class="choice">
          <input type="checkbox" checked={masked} onChange={(event) => setMasked(event.currentTarget.checked)} />
          <span>{words.masked}</span>
        </label>
      }
      buttons={
        <>
          <Button busy={busy} onClick={() => void act(actions.copyDiagnostics)}>
            {words.copy}
          </Button>
          <Button busy={busy} onClick={() => void act(actions.saveDiagnostics)}>
            {words.save}
          </Button>
          <div class="ended">
            <p class="saved" role="status">
              {endedText(ended)}
            </p>
            <p class="problem" role="alert">
              {ended !== undefined && 'cause' in ended ? causeText(ended.cause) : ''}
            </p>
          </div>
        </>
      }
    />
  );
}

function endedText(ended: ExportResult | SettingResult | undefined): string {
  if (ended === undefined) return '';
  if ('ok' in ended) return ended.ok ? messages.help.copied : '';
  return ended.state === 'saved' ? messages.help.saved(plainText(ended.fileName, FILE_NAME_GRAPHEMES_MAX)) : '';
}
