/** Finds the service on this computer while neither command line nor settings give its address. */
import type { NoticeOf } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { ServiceAddress } from './service-address.ts';
import { discover, findOthers, type Found, type Probe } from '../users-api/discover.ts';
import { readPortFile, watchPortFile } from '../users-api/port-file.ts';

export interface ServiceLocator {
  /** Finds the service where no address is set and its location is unknown. Changes nothing where it is not found. */
  readonly locate: (signal?: AbortSignal) => Promise<void>;
  /** The service is not at its address, or need not be: the next `locate` searches again. */
  readonly lost: () => void;
  /** Looks again for other services beside the one that was found: they come and go without a check that notices it. */
  readonly lookForOthers: () => void;
  /** Calls back when a port file was written. Returns the function that ends that. */
  readonly watch: (onChange: () => void) => () => void;
}

export interface ServiceLocatorOptions {
  readonly store: SnapshotStore;
  readonly address: Pick<ServiceAddress, 'isSet' | 'moveTo'>;
  /** The places of the port file, the likeliest first. */
  readonly portFiles: readonly string[];
  readonly ports: readonly number[];
  readonly probe: Probe;
  /** Resets the session, so that the next answer is compared with nothing. */
  readonly forgetSession: () => void;
}

export function createServiceLocator({ store, address, portFiles, ports, probe, forgetSession }: ServiceLocatorOptions): ServiceLocator {
  /** Counts the requests for a search. A search answers those from before it began: the file may change meanwhile. */
  let reasons = 1;
  let answered = 0;

  const readPorts = (): readonly number[] => {
    let ignored: NoticeOf<'portFileIgnored'> | undefined;
    const found = portFiles.flatMap((path) => {
      const file = readPortFile(path);
      if (file.state === 'unusable') ignored ??= { id: 'portFileIgnored', path, problem: file.problem };
      return file.state === 'port' ? [file.port] : [];
    });
    store.setNotice('portFileIgnored', ignored);
    return found;
  };

  const noteOtherUsers = (ofOtherUsers: readonly string[]): void => {
    const { service } = store.get();
    if (String(service.ofOtherUsers ?? []) !== String(ofOtherUsers)) store.patchService({ ofOtherUsers });
  };

  /** The address beside which others are being looked for. */
  let beside: string | undefined;
  /** Runs after the answer and is not awaited: the other services are shown, not used. */
  const nameOthers = async (): Promise<void> => {
    const { baseUrl } = store.get().service;
    if (beside === baseUrl) return;
    beside = baseUrl;
    const { services, ofOtherUsers } = await findOthers(baseUrl, ports, probe);
    if (beside === baseUrl) beside = undefined;
    const { service } = store.get();
    if (service.baseUrl !== baseUrl || address.isSet()) return;
    if (String(service.others) !== String(services)) store.patchService({ others: services });
    noteOtherUsers(ofOtherUsers);
  };

  /** Where the service of the port file is gone and the owner is unknown, another user may run what answers instead. */
  const isDoubtful = ({ isOwn, source }: Found, filePorts: readonly number[]): boolean => {
    const { service } = store.get();
    if (isOwn || source === 'portFile') return false;
    return filePorts.length > 0 || service.source === 'portFile' || service.doubtful === true;
  };

  return {
    locate: async (signal) => {
      if (answered === reasons || address.isSet()) return;
      const asked = reasons;
      const filePorts = readPorts();
      const { found, ofOtherUsers } = await discover(filePorts, ports, probe, signal);
      if (address.isSet()) return;
      // An aborted search is incomplete.
      if (signal?.aborted !== true) noteOtherUsers(ofOtherUsers);
      if (found === undefined) return;
      answered = asked;
      if (address.moveTo(found, isDoubtful(found, filePorts))) forgetSession();
      void nameOthers();
    },
    lookForOthers: () => {
      // Where nothing was found yet, the next search names them.
      if (answered > 0 && !address.isSet()) void nameOthers();
    },
    lost: () => {
      reasons += 1;
    },
    watch: (onChange) => {
      const ends = portFiles.map((path) =>
        watchPortFile(path, () => {
          reasons += 1;
          onChange();
        }),
      );
      return () => ends.forEach((end) => end());
    },
  };
}
