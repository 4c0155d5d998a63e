/** Where and when the service was asked. */
import { ageText, plainText, untilText } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Service } from '../../shared/snapshot.ts';
import { Card, Copyable, Fact, Facts, FULL_TEXT_GRAPHEMES_MAX } from './parts.tsx';

interface ServiceCardProps {
  readonly service: Service;
  /** Whether there is no answer of the service, and so its checks are what there is to tell. */
  readonly isDown: boolean;
  readonly now: number;
}

/** The service. */
export function ServiceCard({ service, isDown, now }: ServiceCardProps) {
  const words = messages.window;
  const { baseUrl, source, version, others = [], ofOtherUsers = [], checking, updates, lastCheckAt, nextCheckAt } = service;
  return (
    <Card title={words.service} aside={version !== undefined && <span class="quiet">{words.versionOf(plainText(version))}</span>}>
      <Facts>
        <Fact label={words.address} wide quiet>
          <Copyable text={plainText(baseUrl, FULL_TEXT_GRAPHEMES_MAX)} label={words.copyAddress} />
          <span class="quiet">{isDown ? messages.source[source] : words.sourceAndUpdates(messages.source[source], words.updatesBy[updates])}</span>
        </Fact>
        {others.length > 0 && (
          <Fact label={words.otherServices}>
            <span class="selectable" dir="auto">{plainText(others.join(', '), FULL_TEXT_GRAPHEMES_MAX)}</span>
            <span class="quiet">{words.otherServicesHint}</span>
          </Fact>
        )}
        {ofOtherUsers.length > 0 && (
          <Fact label={words.ofOtherUsers}>
            <span class="selectable" dir="auto">{plainText(ofOtherUsers.join(', '), FULL_TEXT_GRAPHEMES_MAX)}</span>
            <span class="quiet">{words.ofOtherUsersHint}</span>
          </Fact>
        )}
        {isDown && lastCheckAt !== undefined && <Fact label={words.lastCheck}>{ageText(lastCheckAt, now)}</Fact>}
        {isDown && (checking || nextCheckAt !== undefined) && (
          <Fact label={words.nextCheck}>{checking || nextCheckAt === undefined ? words.nextCheckRuns : untilText(nextCheckAt, now)}</Fact>
        )}
      </Facts>
    </Card>
  );
}
