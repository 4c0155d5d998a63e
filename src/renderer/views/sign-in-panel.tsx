/** Where a sign-in stands, from the browser being waited for to why it did not come about. */
import { describeSignIn } from '../../shared/describe-flows.ts';
import { messages } from '../../shared/messages.ts';
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
          {signIn.state === 'waiting' ? <RefreshIcon busy /> : <WarningIcon />}
          <div>
            <p class="strong">{description.title}</p>
            <p>{description.detail}</p>
            <p>{description.advice}</p>
            <SignInButtons state={signIn.state} actions={actions} />
          </div>
        </div>
      )}
    </div>
  );
}

function SignInButtons({ state, actions }: { readonly state: SignIn['state']; readonly actions: Actions }) {
  if (state === 'waiting') return <Button onClick={actions.cancelSignIn}>{messages.signIn.cancel}</Button>;
  if (state === 'failed') return <Button onClick={actions.dismissSignIn}>{messages.signIn.close}</Button>;
  return (
    <div class="choices">
      <Button onClick={actions.retryKeeping}>{messages.signIn.notKept.retry}</Button>
      <Button onClick={actions.dismissSignIn}>{messages.signIn.notKept.dismiss}</Button>
    </div>
  );
}
