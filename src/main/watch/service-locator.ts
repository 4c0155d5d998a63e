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

  /** Runs after the answer and is not awaited: the other services are shown, not used. */
  const nameOthers = async (baseUrl: string): Promise<void> => {
    const { services, ofOtherUsers } = await findOthers(baseUrl, ports, probe);
    if (store.get().service.baseUrl !== baseUrl) return;
    store.patchService({ others: services });
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
      void nameOthers(found.baseUrl);
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
