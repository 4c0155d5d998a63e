/** What the window shows of the history. Pure. */
import { ownName } from '../../shared/format.ts';
import { EVENTS_MAX, spansOf, TIMELINE_MS, type HistoryEntry, type HistoryView } from '../../shared/history.ts';
import type { Profile } from '../../shared/snapshot.ts';

/**
 * @param entries - everything that is kept, the oldest first
 * @param users - those who can be named, by id
 * @returns the spans of the timeline, the newest events, and the names of the users in them
 */
export function historyView(entries: readonly HistoryEntry[], users: ReadonlyMap<string, Profile>, nowMs: number): HistoryView {
  const spans = spansOf(entries, nowMs - TIMELINE_MS, nowMs);
  const events = entries.slice(-EVENTS_MAX).toReversed();
  const ids = new Set([...spans.map(({ currentId }) => currentId), ...events.flatMap(({ currentId, userId, fromId }) => [currentId, userId, fromId])]);
  const labels = [...ids].flatMap((id) => {
    const user = id === undefined ? undefined : users.get(id);
    return user === undefined || id === undefined ? [] : [{ id, label: ownName(user) }];
  });
  return { spans, events, count: entries.length, labels };
}
