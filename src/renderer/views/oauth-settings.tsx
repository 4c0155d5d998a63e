/** The identity provider of a sign-in of one's own. Most people need none, so it stays closed until it is opened. */
import { useEffect, useState } from 'preact/hooks';
import type { SettingResult } from '../../shared/bridge-contract.ts';
import { messages } from '../../shared/messages.ts';
import type { OAuthSettings } from '../../shared/settings.ts';
import type { Actions } from '../commands.ts';
import { useId } from '../unique-id.ts';

const { oauth: words, save, saved } = messages.window;

type Draft = { readonly [Name in keyof OAuthSettings]: string };
const FIELDS = Object.keys(words.fields) as (keyof OAuthSettings)[];

const draftOf = (oauth: OAuthSettings): Draft => ({ ...oauth, redirectPort: String(oauth.redirectPort) });

/** What was typed, as settings; whether it can be used is for the main process to say. Undefined where the port is no number. */
function settingsOf(draft: Draft): OAuthSettings | undefined {
  const port = draft.redirectPort.trim();
  return /^\d{0,6}$/u.test(port) ? { ...draft, redirectPort: Number(port) } : undefined;
}

interface OAuthSettingsProps {
  readonly oauth: OAuthSettings;
  readonly onSave: Actions['setOAuth'];
}

/** The fields, which are saved together. */
export function OAuthSettingsGroup({ oauth, onSave }: OAuthSettingsProps) {
  const [draft, setDraft] = useState(draftOf(oauth));
  const [result, setResult] = useState<SettingResult>();
  const id = useId();
  const stored = JSON.stringify(oauth);
  // A snapshot that says the same is no reason to take away what was typed.
  useEffect(() => setDraft(draftOf(JSON.parse(stored) as OAuthSettings)), [stored]);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const values = settingsOf(draft);
    setResult(values === undefined ? { ok: false, message: messages.oauthProblem.portOutOfRange } : await onSave(values));
  };
  return (
    <details class="setting">
      <summary>{words.title}</summary>
      <p class="hint" id={`${id}-hint`}>
        {words.hint}
      </p>
      <form noValidate aria-describedby={`${id}-hint`} onSubmit={(event) => void submit(event)}>
        {FIELDS.map((name) => (
          <div class="setting" key={name}>
            <label for={`${id}-${name}`}>{words.fields[name].label}</label>
            <div class={name === 'redirectPort' ? 'field short' : 'field'}>
              <input
                id={`${id}-${name}`}
                type="text"
                inputMode={name === 'redirectPort' ? 'numeric' : name === 'clientId' || name === 'audience' ? 'text' : 'url'}
                dir="ltr"
                value={draft[name]}
                autocomplete="off"
                spellcheck={false}
                aria-describedby={`${id}-${name}-hint`}
                onInput={(event) => {
                  setDraft({ ...draft, [name]: event.currentTarget.value });
                  setResult(undefined);
                }}
              />
            </div>
            <p class="hint" id={`${id}-${name}-hint`}>
              {words.fields[name].hint}
            </p>
          </div>
        ))}
        <button type="submit" class="button plain">
          {save}
        </button>
        <p class="problem" role="alert">
          {result?.ok === false ? result.message : ''}
        </p>
        <p class="saved" role="status">
          {result?.ok === true ? saved : ''}
        </p>
      </form>
    </details>
  );
}
