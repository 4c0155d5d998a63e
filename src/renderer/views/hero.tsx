/** The head of the window: who is signed in, or why that cannot be said. */
import type { ComponentChildren } from 'preact';
import { currentOf, describeSession, type Description } from '../../shared/describe.ts';
import { describePiecesOsStart, type PiecesOsStartDescription } from '../../shared/describe-flows.ts';
import { ageText, plainText, twoLinesOf } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { isFailedRestore } from '../../shared/restore.ts';
import type { SignedIn, Snapshot } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { Avatar } from './avatar.tsx';
import { CheckIcon, RefreshIcon, ToneIcon, WarningIcon } from './icons.tsx';
import { Button, Clamped, Copyable, FULL_TEXT_GRAPHEMES_MAX, IconButton } from './parts.tsx';
import { SignInPanel } from './sign-in-panel.tsx';

const LONG_NAME = 40;
const LONG_TITLE = 60;

interface HeroProps {
  readonly snapshot: Snapshot;
  readonly now: number;
  readonly actions: Actions;
}

/**
 * The state of the session with what can be done about it. One thing is weighed above the rest: the sign-in, the disconnect, or,
 * where the service gave no answer, the next check. The buttons keep their place in every state, and the focus with it.
 */
export function Hero({ snapshot, now, actions }: HeroProps) {
  const { session, service, signIn } = snapshot;
  const start = describePiecesOsStart(snapshot);
  const isAskedToStart = start !== undefined && start.action === undefined;
  const { advice, ...words } = describeSession(session, service, now);
  // The advice would be to start it.
  const description = isAskedToStart ? words : { ...words, advice };
  const signedIn = session.state === 'signedIn' ? session : undefined;
  const check = <CheckNow checking={service.checking} onCheck={actions.checkNow} />;
  const answered = signedIn !== undefined || session.state === 'signedOut' || session.state === 'currentUnknown';
  return (
    <section class={`hero ${description.tone}`} aria-labelledby="who">
      {signedIn === undefined ? (
        <State description={description} check={answered && check} />
      ) : (
        <Account session={signedIn} />
      )}
      {signedIn?.currentIsAssumed === true && <p class="detail">{messages.session.assumed}</p>}
      <div class="hero-foot" key="foot">
      <div class="buttons">
        {session.state === 'signedOut' && signIn.state !== 'waiting' && (
          <Button key="sign-in" kind="primary" onClick={actions.signIn}>
            {signIn.state === 'failed' && !isFailedRestore(signIn) ? messages.signIn.retry : messages.signIn.action}
          </Button>
        )}
        {start?.action !== undefined && (
          <Button key="start" kind="primary" onClick={actions.startPiecesOs}>
            {start.action}
          </Button>
        )}
        {!answered && (
          <Button key="check-now" kind={start === undefined && session.state !== 'starting' ? 'primary' : 'plain'} busy={service.checking} onClick={actions.checkNow}>
            <RefreshIcon busy={service.checking} />
            {service.checking ? messages.window.checking : messages.window.checkNow}
          </Button>
        )}
        {signedIn !== undefined && (
          <Button key="disconnect" onClick={() => actions.askDisconnect(signedIn.currentId)}>
            {messages.disconnect.action}
          </Button>
        )}
      </div>
      {signedIn !== undefined && (
        <p class="verified quiet">
          {messages.window.verified(ageText(signedIn.verifiedAt, now))}
          {check}
        </p>
      )}
      </div>
      <PiecesOsStart key="start" start={start} />
      <SignInPanel key="sign-in" signIn={signIn} actions={actions} />
    </section>
  );
}

/** What came of asking the system to start Pieces OS. */
const PiecesOsStart = ({ start }: { readonly start: PiecesOsStartDescription | undefined }) => (
  <div class="sign-in" role="status">
    {start?.title !== undefined && (
      <div class={start.action === undefined ? 'notice waiting' : 'notice'}>
        {start.action === undefined ? <RefreshIcon busy /> : <WarningIcon />}
        <div>
          <p class="strong">{start.title}</p>
          <p>{start.detail}</p>
        </div>
      </div>
    )}
  </div>
);

/** Beside the words that tell when it was last checked. */
const CheckNow = ({ checking, onCheck }: { readonly checking: boolean; readonly onCheck: () => void }) => (
  <IconButton label={checking ? messages.window.checking : messages.window.checkNow} busy={checking} onClick={onCheck}>
    <RefreshIcon busy={checking} />
  </IconButton>
);

/** Takes the focus when what had it is gone. */
const Heading = ({ isLong, children }: { readonly isLong: boolean; readonly children: ComponentChildren }) => (
  <h1 id="who" class={isLong ? 'long' : undefined} tabIndex={-1}>
    {children}
  </h1>
);

interface StateProps {
  readonly description: Description;
  /** Where there is an answer whose age is told. */
  readonly check: ComponentChildren;
}

function State({ description: { tone, title, detail, advice }, check }: StateProps) {
  return (
    <div class="who state">
      <span class="state-picture">
        <ToneIcon tone={tone} />
      </span>
      <div class="who-lines">
        <Heading isLong={title.length > LONG_TITLE}>{title}</Heading>
        <p class="detail">
          {detail}
          {/* Never at the beginning of a line. */}
          {check !== false && '\u00A0'}
          {check}
        </p>
        {advice !== undefined && <p class="advice">{advice}</p>}
      </div>
    </div>
  );
}

function Account({ session }: { readonly session: SignedIn }) {
  const words = messages.window;
  const user = currentOf(session);
  const { name, below } = twoLinesOf(user, FULL_TEXT_GRAPHEMES_MAX);
  const email = plainText(user.email ?? '', FULL_TEXT_GRAPHEMES_MAX);
  return (
    <div class="who">
      <Avatar user={user} size="large" withPicture />
      <div class="who-lines">
        <Heading isLong={name.length > LONG_NAME}>
          <Clamped text={name} />
        </Heading>
        {below !== undefined && (
          <p class="email">{below === email ? <Copyable text={email} label={words.copyEmail} /> : <bdi>{below}</bdi>}</p>
        )}
        <p class="pill">
          <CheckIcon />
          {words.signedIn}
        </p>
      </div>
    </div>
  );
}
