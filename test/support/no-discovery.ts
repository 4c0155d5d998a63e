/** For a watch over a service whose address is given: there is nothing to find. */
export const noDiscovery = { locate: async (): Promise<void> => undefined, lost: (): void => undefined };
