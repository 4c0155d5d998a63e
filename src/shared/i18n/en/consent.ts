/** What is asked in a native dialog before tokens go to a place that they have not been to. Part of the English catalogue. */

const decline = 'Don’t allow';

export const consentWords = {
  service: (place: string) => ({
    title: `Send your sign-in to ${place}?`,
    detail: `Whoever runs the service at ${place} can then act as you. Allow this only if you entered this address yourself.`,
    agree: 'Send',
    decline,
  }),
  endpoints: (issuer: string, places: string) => ({
    title: `Sign in through ${places}?`,
    detail: `The settings send sign-ins for the identity provider ${issuer} to a different address: ${places}. Whoever runs that address can then act as you.`,
    agree: 'Sign in there',
    decline,
  }),
  changeService: (place: string) => ({
    title: place === '' ? 'Look for Pieces OS on this computer?' : `Use the service at ${place}?`,
    detail: 'Your saved sign-ins stay in the keychain. The app asks again before it sends one to a different service.',
    agree: 'Change service',
    decline,
  }),
  changeProvider: (places: string) => ({
    title: places === '' ? 'Sign in through Pieces OS from now on?' : `Use the identity provider at ${places}?`,
    detail: 'Your saved sign-ins stay in the keychain. Each one is used only with the identity provider that issued it.',
    agree: 'Change identity provider',
    decline,
  }),
  trustAuthority: (path: string) => ({
    title: `Trust the certificate authority in ${path}?`,
    detail: 'Whoever holds its private key can impersonate your service and act as you. Allow this only if you chose the file yourself.',
    agree: 'Trust',
    decline,
  }),
  keepSignedIn: (service: string, issuer: string) => ({
    title: 'Keep you signed in?',
    detail: `If you are signed out unexpectedly, the app sends your saved sign-in to ${service}${issuer === '' ? '' : `, after renewing it at ${issuer}`}.`,
    agree: 'Keep me signed in',
    decline,
  }),
  keptToService: (place: string) => ({
    title: `Send your saved sign-in to ${place}?`,
    detail: `You were signed out. Your saved sign-in has not been used at ${place} before. Whoever runs that service can then act as you.`,
    agree: 'Send',
    decline,
  }),
  keptToProvider: (place: string) => ({
    title: `Renew your saved sign-in at ${place}?`,
    detail: `You were signed out. Your sign-in was saved by an earlier version of this app, and this version has not renewed it at ${place} before.`,
    agree: 'Renew',
    decline,
  }),
};
