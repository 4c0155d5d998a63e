/** What is known of one user, beyond the name. */
import { currentOf } from '../../shared/describe.ts';
import { ageText, dateText, dateTimeText, initials, plainText, twoLinesOf } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { providerName } from '../../shared/provider-name.ts';
import type { KnownUsers, Profile, Provider } from '../../shared/snapshot.ts';
import { Avatar } from './avatar.tsx';
import { FULL_TEXT_GRAPHEMES_MAX } from './hero.tsx';
import { Card, Copyable, Row, Rows } from './parts.tsx';

const words = messages.window;

const shown = (text: string | undefined): string => plainText(text ?? '', FULL_TEXT_GRAPHEMES_MAX);

/** A text of the user's; no row where there is none. */
const TextRow = ({ label, text }: { readonly label: string; readonly text: string | undefined }) =>
  shown(text) === '' ? null : (
    <Row label={label}>
      <span dir="auto">{shown(text)}</span>
    </Row>
  );

const AccountRows = ({ user }: { readonly user: Profile }) => (
  <Rows>
    <TextRow label={words.username} text={user.username} />
    <TextRow label={words.vanityName} text={user.vanityName} />
    <Row label={words.id}>
      <Copyable text={plainText(user.id, Number.MAX_SAFE_INTEGER)} label={words.copyId} />
    </Row>
    {user.createdAt !== undefined && <Row label={words.created}>{dateTimeText(user.createdAt)}</Row>}
    {user.updatedAt !== undefined && <Row label={words.updated}>{dateTimeText(user.updatedAt)}</Row>}
  </Rows>
);

function LinkedProvider({ provider }: { readonly provider: Provider }) {
  const account = shown(provider.account);
  const name = providerName(provider.type);
  return (
    <li class="provider">
      <span class="provider-letter" aria-hidden="true">
        {initials(name)}
      </span>
      <span class="lines">
        <span class="line" dir="auto">
          {name}
        </span>
        {account !== '' && (
          <span class="line quiet" dir="auto">
            {account}
          </span>
        )}
      </span>
      {provider.linkedAt !== undefined && <span class="quiet">{words.linked(dateText(provider.linkedAt))}</span>}
    </li>
  );
}

const Providers = ({ providers }: { readonly providers: readonly Provider[] }) =>
  providers.length === 0 ? (
    <p class="none">{words.noProviders}</p>
  ) : (
    <ul class="list">
      {providers.map((provider, index) => (
        <LinkedProvider key={`${provider.type} ${index}`} provider={provider} />
      ))}
    </ul>
  );

/** The user who is signed in. */
export const AccountCards = ({ user }: { readonly user: Profile }) => (
  <>
    <Card title={words.account}>
      <AccountRows user={user} />
    </Card>
    <Card title={words.providers}>
      <Providers providers={user.providers} />
    </Card>
  </>
);

/** The user whom the service named when it last answered. Nothing here says more than that. */
export function LastKnownCard({ last, now }: { readonly last: KnownUsers; readonly now: number }) {
  const user = currentOf(last);
  const { name, below } = twoLinesOf(user, FULL_TEXT_GRAPHEMES_MAX);
  return (
    <Card title={words.lastKnownHeading} aside={<span class="badge">{words.notConfirmedBadge}</span>}>
      <div class="last-known">
        <Avatar user={user} size="medium" withPicture />
        <div class="lines">
          <p class="line strong" dir="auto">
            {name}
          </p>
          {below !== undefined && (
            <p class="line quiet" dir="auto">
              {below}
            </p>
          )}
        </div>
      </div>
      <p class="note">{words.lastKnownVerified(ageText(last.verifiedAt, now))}</p>
      <AccountRows user={user} />
    </Card>
  );
}
