/** The head of the window: who is signed in, or why that cannot be said. */
import type { ComponentChildren } from 'preact';
import { currentOf, describeSession, type Description } from '../../shared/describe.ts';
import { ageText, dateTimeText, plainText, twoLinesOf } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { isFailedRestore } from '../../shared/restore.ts';
import type { Service, Session, SignedIn, SignIn } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { Avatar } from './avatar.tsx';
import { CalendarIcon, CheckIcon, ClockIcon, CloudIcon, RefreshIcon, ToneIcon } from './icons.tsx';
import { Button, Row, Rows } from './parts.tsx';
import { SignInPanel } from './sign-in-panel.tsx';

const words = messages.window;
/** Nobody's name is longer; it is all shown, since the window has room for it. */
export const FULL_TEXT_GRAPHEMES_MAX = 400;
const LONG_NAME_GRAPHEMES = 28;

interface HeroProps {
  readonly session: Session;
  readonly service: Service;
  readonly signIn: SignIn;
  readonly now: number;
  readonly actions: Actions;
}

/** The state of the session with what can be done about it. The buttons keep their place in every state, and the focus with it. */
export function Hero({ session, service, signIn, now, actions }: HeroProps) {
  const description = describeSession(session, service, now);
  const signedIn = session.state === 'signedIn' ? session : undefined;
  const canSignIn = session.state === 'signedOut' && signIn.state !== 'waiting';
  return (
    <section class={`hero ${description.tone}`} aria-labelledby="who">
      {signedIn === undefined ? <State description={description} /> : <Account session={signedIn} />}
      <div class="actions" key="actions">
        {canSignIn && (
          <Button key="sign-in" kind="primary" onClick={actions.signIn}>
            {signIn.state === 'failed' && !isFailedRestore(signIn) ? messages.signIn.retry : messages.signIn.action}
          </Button>
        )}
        <Button
          key="check-now"
          kind={signedIn === undefined && session.state !== 'signedOut' ? 'primary' : 'plain'}
          busy={service.checking}
          onClick={actions.checkNow}
        >
          <RefreshIcon busy={service.checking} />
          {service.checking ? words.checking : words.checkNow}
        </Button>
        {signedIn !== undefined && (
          <Button onClick={() => actions.askDisconnect(signedIn.currentId)}>{messages.disconnect.action}</Button>
        )}
      </div>
      <SignInPanel key="sign-in" signIn={signIn} actions={actions} />
      {signedIn !== undefined && <Facts session={signedIn} now={now} />}
    </section>
  );
}

interface HeadingProps {
  readonly long?: boolean;
  readonly children: ComponentChildren;
}

/** Takes the focus when what had it is gone. */
const Heading = ({ long = false, children }: HeadingProps) => (
  <h1 id="who" class={long ? 'long' : undefined} tabIndex={-1} dir="auto">
    {children}
  </h1>
);

function State({ description: { tone, title, detail, advice } }: { readonly description: Description }) {
  return (
    <div class="who">
      <span class="state-picture">
        <ToneIcon tone={tone} />
      </span>
      <Heading>{title}</Heading>
      <p class="detail">{detail}</p>
      {advice !== undefined && <p class="advice">{advice}</p>}
    </div>
  );
}

function Account({ session }: { readonly session: SignedIn }) {
  const user = currentOf(session);
  const { name, below } = twoLinesOf(user, FULL_TEXT_GRAPHEMES_MAX);
  return (
    <div class="who">
      <Avatar user={user} size="large" withPicture />
      <Heading long={plainText(name, LONG_NAME_GRAPHEMES) !== name}>{name}</Heading>
      {below !== undefined && (
        <p class="email" dir="auto">
          {below}
        </p>
      )}
      <p class="pill">
        <CheckIcon />
        {words.signedIn}
      </p>
      {session.currentIsAssumed === true && <p class="detail">{messages.session.assumed}</p>}
    </div>
  );
}

function Facts({ session, now }: { readonly session: SignedIn; readonly now: number }) {
  const { cloud } = currentOf(session);
  return (
    <Rows>
      <Row label={words.signedInSinceLabel} icon={<CalendarIcon />}>
        {dateTimeText(session.since)}
      </Row>
      <Row label={words.verifiedLabel} icon={<ClockIcon />}>
        {ageText(session.verifiedAt, now)}
      </Row>
      <Row label={words.cloud} icon={<CloudIcon connected={cloud === 'connected'} />}>
        {messages.cloud[cloud]}
      </Row>
    </Rows>
  );
}
