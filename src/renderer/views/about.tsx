/** What this app is, and what it runs on. */
import { messages } from '../../shared/i18n/messages.ts';
import { Card, Fact, Facts } from './parts.tsx';

/** As the browser part of Electron tells it to every page. */
const electronVersion = (userAgent: string): string => /Electron\/([\d.]+)/u.exec(userAgent)?.[1] ?? '';

/** The card *About*. */
export function About({ version }: { readonly version: string }) {
  const words = messages.window;
  const electron = electronVersion(navigator.userAgent);
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
      <p class="note">{words.licence}</p>
    </Card>
  );
}
