/** Where and when the service was asked. */
import { ageText, plainText, untilText } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Service } from '../../shared/snapshot.ts';
import { FULL_TEXT_GRAPHEMES_MAX } from './hero.tsx';
import { Card, Row, Rows } from './parts.tsx';

const words = messages.window;

/** The service. */
export function ServiceCard({ service, now }: { readonly service: Service; readonly now: number }) {
  const { baseUrl, source, version, others = [], ofOtherUsers = [], checking, live, lastCheckAt, nextCheckAt } = service;
  return (
    <Card title={words.service}>
      <Rows>
        <Row label={words.address}>
          <span class="selectable">{plainText(baseUrl, FULL_TEXT_GRAPHEMES_MAX)}</span>
          <span class="quiet">{messages.source[source]}</span>
        </Row>
        {version !== undefined && <Row label={words.version}>{plainText(version)}</Row>}
        {others.length > 0 && (
          <Row label={words.otherServices}>
            <span class="selectable">{plainText(others.join(', '), FULL_TEXT_GRAPHEMES_MAX)}</span>
            <span class="quiet">{words.otherServicesHint}</span>
          </Row>
        )}
        {ofOtherUsers.length > 0 && (
          <Row label={words.ofOtherUsers}>
            <span class="selectable">{plainText(ofOtherUsers.join(', '), FULL_TEXT_GRAPHEMES_MAX)}</span>
            <span class="quiet">{words.ofOtherUsersHint}</span>
          </Row>
        )}
        <Row label={words.updates}>{words.live[live]}</Row>
        {lastCheckAt !== undefined && <Row label={words.lastCheck}>{ageText(lastCheckAt, now)}</Row>}
        {(checking || nextCheckAt !== undefined) && (
          <Row label={words.nextCheck}>
            {checking || nextCheckAt === undefined ? words.checking : untilText(nextCheckAt, now)}
          </Row>
        )}
      </Rows>
    </Card>
  );
}
