/** Where a sign-in stands, from the browser being waited for to why it did not come about. */
import { describeSignIn } from '../../shared/describe-flows.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { canRestoreAgain } from '../../shared/restore.ts';
import type { SignIn } from '../../shared/snapshot.ts';
import type { Actions } from '../commands.ts';
import { RefreshIcon, WarningIcon } from './icons.tsx';
import { Button } from './parts.tsx';

/** The panel; an empty live region while no sign-in is going on, so that its first words are read out too. */
export function SignInPanel({ signIn, actions }: { readonly signIn: SignIn; readonly actions: Actions }) {
  const description = describeSignIn(signIn);
  return (
    <div class="sign-in" role="status">
      {description !== undefined && (
        <div class={`notice ${signIn.state}`}>
          {signIn.state === 'waiting' && !hasNoBrowser(signIn) ? <RefreshIcon busy /> : <WarningIcon />}
          <div>
            <p class="strong">{description.title}</p>
            {description.detail !== '' && <p>{description.detail}</p>}
            {description.advice !== '' && <p>{description.advice}</p>}
            <div class="buttons">
              <SignInButtons signIn={signIn} actions={actions} />
            </div>
          </div>
        </div>
      )}
    </div>
  );
}

/** The address has to be opened by hand. */
const hasNoBrowser = (signIn: SignIn): boolean => signIn.state === 'waiting' && signIn.address === 'notOpened';

function SignInButtons({ signIn, actions }: { readonly signIn: SignIn; readonly actions: Actions }) {
  if (signIn.state === 'waiting') {
    return (
      <>
        <Button onClick={actions.cancelSignIn}>{messages.signIn.cancel}</Button>
        {signIn.address !== undefined && (
          <Button kind={hasNoBrowser(signIn) ? 'primary' : 'plain'} onClick={actions.copySignInAddress}>
            {messages.signIn.copyAddress}
          </Button>
        )}
      </>
    );
  }
  if (canRestoreAgain(signIn)) {
    return (
      <>
        <Button onClick={actions.retryRestore}>{messages.restore.retry}</Button>
        <Button onClick={actions.dismissSignIn}>{messages.signIn.close}</Button>
      </>
    );
  }
  if (signIn.state === 'failed') return <Button onClick={actions.dismissSignIn}>{messages.signIn.close}</Button>;
  return (
    <>
      <Button onClick={actions.retryKeeping}>{'somebodyElse' in signIn ? messages.signIn.somebodyElse.keep : messages.signIn.notKept.retry}</Button>
      <Button onClick={actions.dismissSignIn}>{messages.signIn.notKept.dismiss}</Button>
    </>
  );
}
