/** Stands in the bundle for got's channels of diagnostics, which load `node:crypto` to number each request. Nobody listens to them. */
const toNobody = (): void => undefined;

export const generateRequestId = (): string => '';
export {
  toNobody as publishError,
  toNobody as publishRedirect,
  toNobody as publishRequestCreate,
  toNobody as publishRequestStart,
  toNobody as publishResponseEnd,
  toNobody as publishResponseStart,
  toNobody as publishRetry,
};
