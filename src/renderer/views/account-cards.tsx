/** What is known of one user, beyond the name. */
import { currentOf } from '../../shared/describe.ts';
import { ageText, dateText, dateTimeText, plainText, twoLinesOf } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { providerLetters, providerName } from '../../shared/provider-name.ts';
import type { KnownUsers, Profile, Provider, Timestamp } from '../../shared/snapshot.ts';
import { Avatar } from './avatar.tsx';
import { CloudIcon } from './icons.tsx';
import { Card, Clamped, Copyable, Fact, Facts, FULL_TEXT_GRAPHEMES_MAX } from './parts.tsx';

const shown = (text: string | undefined): string => plainText(text ?? '', FULL_TEXT_GRAPHEMES_MAX);

/** A text of the user's; nothing at all where there is none. */
const TextFact = ({ label, text }: { readonly label: string; readonly text: string | undefined }) =>
  shown(text) === '' ? null : (
    <Fact label={label}>
      <Clamped text={shown(text)} />
    </Fact>
  );

function ProfileFacts({ user }: { readonly user: Profile }) {
  const words = messages.window;
  return (
    <>
      <TextFact label={words.username} text={user.username} />
      <TextFact label={words.vanityName} text={user.vanityName} />
      {user.createdAt !== undefined && <Fact label={words.created}>{dateTimeText(user.createdAt)}</Fact>}
      {user.updatedAt !== undefined && <Fact label={words.updated}>{dateTimeText(user.updatedAt)}</Fact>}
      <Fact label={words.id} wide>
        <Copyable text={plainText(user.id, Number.MAX_SAFE_INTEGER)} label={words.copyId} code />
      </Fact>
    </>
  );
}

/** The user who is signed in. */
export const AccountCard = ({ user, since }: { readonly user: Profile; readonly since: Timestamp }) => (
  <section class="card" aria-label={messages.window.account}>
    <Facts>
      <Fact label={messages.window.signedInSinceLabel}>{dateTimeText(since)}</Fact>
      <Fact label={messages.window.cloud}>
        <span class="with-icon">
          <CloudIcon connected={user.cloud === 'connected'} />
          {messages.cloud[user.cloud]}
        </span>
      </Fact>
      <ProfileFacts user={user} />
    </Facts>
  </section>
);

function LinkedProvider({ provider }: { readonly provider: Provider }) {
  const account = shown(provider.account);
  const name = providerName(provider.type);
  const linked = provider.linkedAt === undefined ? '' : messages.window.linked(dateText(provider.linkedAt));
  return (
    <li class="provider" title={[name, account, linked].filter(Boolean).join('\n')}>
      <span class="provider-letters" aria-hidden="true">
        {providerLetters(name)}
      </span>
      <span class="lines">
        <span class="line" dir="auto">
          {name}
        </span>
        <span class="line quiet" dir="auto">
          {account === '' ? linked : account}
        </span>
      </span>
    </li>
  );
}

/** The accounts at identity providers that are linked to a user. */
export const ProvidersCard = ({ user: { providers } }: { readonly user: Profile }) => (
  <Card title={messages.window.providers}>
    {providers.length === 0 ? (
      <p class="none quiet">{messages.window.noProviders}</p>
    ) : (
      <ul class="list linked">
        {providers.map((provider, index) => (
          <LinkedProvider key={`${provider.type} ${index}`} provider={provider} />
        ))}
      </ul>
    )}
  </Card>
);

/** The user whom the service named when it last answered. Nothing here says more than that. */
export function LastKnownCard({ last, now }: { readonly last: KnownUsers; readonly now: number }) {
  const words = messages.window;
  const user = currentOf(last);
  const { name, below } = twoLinesOf(user, FULL_TEXT_GRAPHEMES_MAX);
  return (
    <Card title={words.lastKnownHeading} aside={<span class="badge">{words.notConfirmedBadge}</span>}>
      <div class="last-known">
        <Avatar user={user} size="medium" withPicture />
        <div class="lines">
          <p class="strong">
            <Clamped text={name} />
          </p>
          {below !== undefined && (
            <p class="quiet">
              <Clamped text={below} />
            </p>
          )}
        </div>
      </div>
      <p class="note">{words.lastKnownVerified(ageText(last.verifiedAt, now))}</p>
      <Facts>
        <ProfileFacts user={user} />
      </Facts>
    </Card>
  );
}
