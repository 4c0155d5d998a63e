/** The address of the service: of the command line, of the settings, or the one that was found. */
import type { AddressSource, NoticeOf, Snapshot } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { UsersApi } from '../users-api/client.ts';
import type { Found } from '../users-api/discover.ts';
import { locateService, type LocatedService } from '../../shared/service-url.ts';

export interface ServiceAddress {
  /** The Users API of the service as it is located now. */
  readonly api: () => UsersApi;
  /** Whether command line or settings give the address. */
  readonly isSet: () => boolean;
  /**
   * Whether an API was made for the service that is used now. It may be for another port of it: a service that restarts may
   * come back on another one, and stays the same.
   */
  readonly isOfThisService: (one: UsersApi) => boolean;
  /**
   * Uses another address from now on; `doubtful`: the owner of the service there is in doubt. Returns whether another
   * service than before may be there.
   */
  readonly moveTo: (found: Found, doubtful: boolean) => boolean;
  /** Reads the setting again. Returns whether the address changed. */
  readonly relocate: () => boolean;
}

export interface ServiceAddressOptions {
  readonly store: SnapshotStore;
  /** With the access that the settings give now. */
  readonly createApi: (baseUrl: string) => UsersApi;
  /** What the settings say of the access to a service, as one comparable text. */
  readonly access: () => string;
  /** The base URL of the command line, which wins over the setting. */
  readonly commandLine: string | undefined;
  /** The setting as it is now; empty where there is none. */
  readonly setting: () => string;
}

/** By a person; else it is searched for. */
const isGiven = (source: AddressSource): boolean => source === 'commandLine' || source === 'setting';

/** A disconnect is about a user of the previous service. */
const ABOUT_NOBODY: Pick<Snapshot, 'disconnect'> = { disconnect: { state: 'idle' } };

export function createServiceAddress({ store, createApi, access, commandLine, setting }: ServiceAddressOptions): ServiceAddress {
  const locate = (): LocatedService => locateService(commandLine, setting());
  let api = createApi(store.get().service.baseUrl);
  let ofThisService = new WeakSet([api]);
  let accessBefore = access();

  const useApiAt = (baseUrl: string, isOther: boolean): void => {
    api = createApi(baseUrl);
    if (isOther) ofThisService = new WeakSet();
    ofThisService.add(api);
  };

  return {
    api: () => api,
    isOfThisService: (one) => ofThisService.has(one),
    isSet: () => isGiven(locate().source),
    moveTo: ({ baseUrl, source }, doubtful) => {
      const { service } = store.get();
      if (baseUrl === service.baseUrl) {
        if (source !== service.source || doubtful !== (service.doubtful ?? false)) store.patchService({ source, doubtful });
        return false;
      }
      const isOther = doubtful || service.doubtful === true;
      useApiAt(baseUrl, isOther);
      store.update({
        service: { ...service, baseUrl, source, doubtful, version: undefined, others: undefined, updates: 'polling' },
        ...(isOther && ABOUT_NOBODY),
      });
      return isOther;
    },
    relocate: () => {
      const next = locate();
      const { service } = store.get();
      // What the search found stays where it is what is used, before and now.
      const { baseUrl, source } = isGiven(next.source) || isGiven(service.source) ? next : service;
      store.setNotice('serviceUrlIgnored', ignoredNotice(next));
      const isAsBefore = accessBefore === access();
      accessBefore = access();
      if (!isAsBefore || baseUrl !== service.baseUrl) useApiAt(baseUrl, baseUrl !== service.baseUrl);
      if (baseUrl === service.baseUrl) {
        store.patchService({ source });
        return false;
      }
      store.update({ service: { baseUrl, source, checking: service.checking, updates: 'polling' }, ...ABOUT_NOBODY });
      return true;
    },
  };
}

/** @returns the notice for a setting that is not a usable address */
export function ignoredNotice({ ignored }: LocatedService): NoticeOf<'serviceUrlIgnored'> | undefined {
  return ignored && { id: 'serviceUrlIgnored', ...ignored };
}
