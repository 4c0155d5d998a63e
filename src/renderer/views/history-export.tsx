/** Takes the history away, as a file for other programs. */
import { useState } from 'preact/hooks';
import type { ExportResult } from '../../shared/bridge-contract.ts';
import { causeText } from '../../shared/describe-cause.ts';
import { plainText } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Actions } from '../commands.ts';
import { useId } from '../unique-id.ts';
import { Button, Card } from './parts.tsx';

const FILE_NAME_GRAPHEMES_MAX = 100;

/** The choice of a format, and how the last export ended. */
export function HistoryExport({ onExport }: { readonly onExport: Actions['exportHistory'] }) {
  const words = messages.history;
  const hintId = useId();
  const [withNames, setWithNames] = useState(false);
  const [busy, setBusy] = useState(false);
  const [ended, setEnded] = useState<ExportResult>();
  const save = async (format: 'csv' | 'json'): Promise<void> => {
    setBusy(true);
    setEnded(undefined);
    setEnded(await onExport(format, withNames));
    setBusy(false);
  };
  return (
    <Card title={words.exportHeading}>
      <p class="hint" id={hintId}>
        {words.exportHint}
      </p>
      <label class="choice">
        <input
          type="checkbox"
          checked={withNames}
          aria-describedby={hintId}
          onChange={(event) => setWithNames(event.currentTarget.checked)}
        />
        <span>{words.withNames}</span>
      </label>
      <div class="buttons">
        <Button busy={busy} onClick={() => void save('csv')}>
          {words.csv}
        </Button>
        <Button busy={busy} onClick={() => void save('json')}>
          {words.json}
        </Button>
      </div>
      <p class="saved" role="status">
        {ended?.state === 'saved' && words.exported(plainText(ended.fileName, FILE_NAME_GRAPHEMES_MAX))}
      </p>
      <p class="problem" role="alert">
        {ended?.state === 'failed' && causeText(ended.cause)}
      </p>
    </Card>
  );
}
