/** Further users: all of them when they are few, a search when they are many. */
import { useState } from 'preact/hooks';
import { labelOf, oneEllipsis, twoLinesOf } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Profile } from '../../shared/snapshot.ts';
import { USERS_SHOWN_MAX, type UserPage } from '../../shared/user-page.ts';
import type { Actions } from '../commands.ts';
import { LIST_WITHOUT_SEARCH_MAX, useUserSearch } from '../user-search.ts';
import { useId } from '../unique-id.ts';
import { Avatar } from './avatar.tsx';
import { SearchIcon } from './icons.tsx';
import { Button, Card } from './parts.tsx';

interface UsersCardProps {
  readonly title: string;
  readonly users: UserPage;
  /** When the service said so. */
  readonly asOf: string | undefined;
  readonly searchUsers: Actions['searchUsers'];
  /** How many more there are whom nobody could read. */
  readonly unreadable: number;
  /** Absent where the service cannot be asked: then the users are only shown. */
  readonly onDisconnect?: ((userId: string) => void) | undefined;
}

function UserRow({ user, onDisconnect }: { readonly user: Profile } & Pick<UsersCardProps, 'onDisconnect'>) {
  const { name, below } = twoLinesOf(user);
  return (
    <li class="user">
      <Avatar user={user} size="small" />
      <span class="lines">
        <span class="line" dir="auto">
          {name}
        </span>
        {below !== undefined && (
          <span class="line quiet" dir="auto">
            {below}
          </span>
        )}
      </span>
      {onDisconnect !== undefined && (
        <Button kind="quiet" label={oneEllipsis(messages.disconnect.actionFor(labelOf(user)))} onClick={() => onDisconnect(user.id)}>
          {messages.disconnect.action}
        </Button>
      )}
    </li>
  );
}

/** A card with users. */
export function UsersCard({ title, users, asOf, searchUsers, unreadable, onDisconnect }: UsersCardProps) {
  const words = messages.window;
  const [query, setQuery] = useState('');
  const fieldId = useId();
  const searchable = users.count > LIST_WITHOUT_SEARCH_MAX;
  const { page, isAnswer } = useUserSearch(searchable ? query : '', users, asOf, searchUsers);
  const drawn = page.users.slice(0, USERS_SHOWN_MAX);
  const more = page.count - drawn.length;
  return (
    <Card title={title} aside={<span class="quiet count">{words.othersCount(users.count)}</span>}>
      {searchable && (
        <search class="search">
          <label class="visually-hidden" for={fieldId}>
            {words.search}
          </label>
          <SearchIcon />
          <input
            id={fieldId}
            type="search"
            // An empty one with `auto` would put its example at the left.
            dir={query === '' ? undefined : 'auto'}
            value={query}
            placeholder={words.searchHint}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <span class="visually-hidden" role="status">
            {isAnswer ? words.matches(page.count) : ''}
          </span>
        </search>
      )}
      {isAnswer && page.count === 0 && <p class="none">{words.noMatches}</p>}
      <ul class={searchable ? 'list tall' : 'list'} aria-label={title} tabIndex={searchable ? 0 : undefined}>
        {drawn.map((user) => (
          <UserRow key={user.id} user={user} onDisconnect={onDisconnect} />
        ))}
      </ul>
      {more > 0 && <p class="note">{words.andMore(more)}</p>}
      {unreadable > 0 && <p class="note">{messages.session.unreadable(unreadable)}</p>}
    </Card>
  );
}
