/** What holds of a session whatever its state is. Pure. */
import type { Answered, Session, Snapshot, Timestamp } from './snapshot.ts';

type Down = Extract<Session, { state: 'unreachable' | 'incompatible' }>;

/** @returns whether the service could not be asked, or gave no answer that this app understands */
export const isDown = (session: Session): session is Down => session.state === 'unreachable' || session.state === 'incompatible';

/** @returns whether what is shown is what the service said at the last check */
export const isAnswered = (session: Session): session is Answered => session.state !== 'starting' && !isDown(session);

/** @returns when the service said what is shown, be it as last known only */
export function verifiedAtOf(session: Session): Timestamp | undefined {
  if (isAnswered(session)) return session.verifiedAt;
  return isDown(session) ? session.last?.verifiedAt : undefined;
}

const THIS_COMPUTER = /^https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::|$)/u;

/** @returns whether starting Pieces OS on this computer may help: nothing listens at its address here */
export const mayStartPiecesOs = ({ session, service }: Pick<Snapshot, 'session' | 'service'>): boolean =>
  session.state === 'unreachable' && session.reason === 'refused' && THIS_COMPUTER.test(service.baseUrl);
