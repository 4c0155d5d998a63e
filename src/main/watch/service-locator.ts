/** Keeps track of where the service is, as long as nobody said where it has to be. Needs no Electron. */
import type { Notice } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { ServiceAddress } from './service-address.ts';
import { discover, findOthers, type Probe } from '../users-api/discover.ts';
import { readPortFile, watchPortFile } from '../users-api/port-file.ts';

export interface ServiceLocator {
  /** Finds the service, if an address is not set and it is not known where it is. Nothing changes where it is not found. */
  readonly locate: (signal?: AbortSignal) => Promise<void>;
  /** It does not answer where it was: the next `locate` looks for it again. */
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
}

export function createServiceLocator({ store, address, portFiles, ports, probe }: ServiceLocatorOptions): ServiceLocator {
  /** Counts the reasons to look for it. What is found answers those from before the search: a file may change meanwhile. */
  let reasons = 1;
  let answered = 0;

  const readPorts = (): readonly number[] => {
    const notices: Notice[] = [];
    const found = portFiles.flatMap((path) => {
      const file = readPortFile(path);
      if (file.state === 'unusable') notices.push({ id: 'portFileIgnored', path, problem: file.problem });
      return file.state === 'port' ? [file.port] : [];
    });
    const others = store.get().notices.filter(({ id }) => id !== 'portFileIgnored');
    if (notices.length > 0 || others.length < store.get().notices.length) store.update({ notices: [...others, ...notices.slice(0, 1)] });
    return found;
  };

  /** After the answer, and not waited for: another service is worth knowing of, not worth waiting for. */
  const nameOthers = async (baseUrl: string): Promise<void> => {
    const others = await findOthers(baseUrl, ports, probe);
    const { service } = store.get();
    if (service.baseUrl === baseUrl) store.update({ service: { ...service, others } });
  };

  return {
    locate: async (signal) => {
      if (answered === reasons || address.isSet()) return;
      const asked = reasons;
      const found = await discover(readPorts(), ports, probe, signal);
      if (found === undefined || address.isSet()) return;
      answered = asked;
      address.moveTo(found);
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
