/** Further users: all of them when they are few, a search when they are many. */
import { useMemo, useState } from 'preact/hooks';
import { labelOf, plainText } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Profile } from '../../shared/snapshot.ts';
import { LIST_WITHOUT_SEARCH_MAX, searchIn, USERS_DRAWN_MAX } from '../user-search.ts';
import { useId } from '../unique-id.ts';
import { Avatar } from './avatar.tsx';
import { SearchIcon } from './icons.tsx';
import { Button, Card } from './parts.tsx';

const words = messages.window;
const EMAIL_GRAPHEMES_MAX = 100;

interface UserListProps {
  readonly title: string;
  readonly users: readonly Profile[];
  /** How many more there are whom nobody could read. */
  readonly unreadable: number;
  /** Absent where the service cannot be asked: then the users are only shown. */
  readonly onDisconnect?: ((userId: string) => void) | undefined;
}

function UserRow({ user, onDisconnect }: { readonly user: Profile } & Pick<UserListProps, 'onDisconnect'>) {
  const label = labelOf(user);
  const email = plainText(user.email ?? '', EMAIL_GRAPHEMES_MAX);
  return (
    <li class="user">
      <Avatar user={user} size="small" />
      <span class="lines">
        <span class="line" dir="auto">
          {label}
        </span>
        {email !== '' && email !== label && (
          <span class="line quiet" dir="auto">
            {email}
          </span>
        )}
      </span>
      {onDisconnect !== undefined && (
        <Button kind="quiet" label={messages.disconnect.actionFor(label)} onClick={() => onDisconnect(user.id)}>
          {messages.disconnect.action}
        </Button>
      )}
    </li>
  );
}

/** A card with users. */
export function UserList({ title, users, unreadable, onDisconnect }: UserListProps) {
  const [query, setQuery] = useState('');
  const fieldId = useId();
  const search = useMemo(() => searchIn(users), [users]);
  const searchable = users.length > LIST_WITHOUT_SEARCH_MAX;
  const found = searchable ? search(query) : users;
  const more = found.length - USERS_DRAWN_MAX;
  return (
    <Card title={title} aside={<span class="quiet">{words.othersCount(users.length)}</span>}>
      {searchable && (
        <search class="search">
          <label class="visually-hidden" for={fieldId}>
            {words.search}
          </label>
          <SearchIcon />
          <input
            id={fieldId}
            type="search"
            value={query}
            placeholder={words.searchHint}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <span class="visually-hidden" role="status">
            {query === '' ? '' : words.matches(found.length)}
          </span>
        </search>
      )}
      {found.length === 0 && users.length > 0 && <p class="none">{words.noMatches}</p>}
      <ul class={searchable ? 'list tall' : 'list'} aria-label={title} tabIndex={searchable ? 0 : undefined}>
        {found.slice(0, USERS_DRAWN_MAX).map((user) => (
          <UserRow key={user.id} user={user} onDisconnect={onDisconnect} />
        ))}
      </ul>
      {more > 0 && <p class="note">{words.andMore(more)}</p>}
      {unreadable > 0 && <p class="note">{messages.session.unreadable(unreadable)}</p>}
    </Card>
  );
}
