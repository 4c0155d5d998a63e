/** What is asked in a native dialog before tokens go to a place that they have not been to. Part of the English catalogue. */

const decline = 'Do not allow';

export const consentWords = {
  service: (place: string) => ({
    title: `Send the sign-in to ${place}?`,
    detail: `Whoever runs the service at ${place} can then act as you. Allow this only if you entered this address yourself.`,
    agree: 'Send',
    decline,
  }),
  endpoints: (issuer: string, places: string) => ({
    title: `Sign in through ${places}?`,
    detail: `The settings name ${places} for the identity provider ${issuer}, which is at another address. Whoever runs it can then act as you.`,
    agree: 'Sign in there',
    decline,
  }),
  changeService: (place: string) => ({
    title: place === '' ? 'Look for Pieces OS on this computer?' : `Use the service at ${place}?`,
    detail: 'Sign-ins are kept in the keychain. They are not sent to another service before you have agreed to that, too.',
    agree: 'Change the service',
    decline,
  }),
  changeProvider: (places: string) => ({
    title: places === '' ? 'Sign in through Pieces OS from now on?' : `Use the identity provider at ${places}?`,
    detail: 'Sign-ins are kept in the keychain. They stay bound to the identity provider that gave them.',
    agree: 'Change the identity provider',
    decline,
  }),
  trustAuthority: (path: string) => ({
    title: `Trust the certificate authority in ${path}?`,
    detail: 'Whoever has its key can pretend to be your service, and can then act as you. Allow this only if you chose the file yourself.',
    agree: 'Trust it',
    decline,
  }),
  keepSignedIn: (service: string, issuer: string) => ({
    title: 'Keep you signed in?',
    detail: `After an unexpected sign-out, the sign-in in the keychain is sent to ${service}${issuer === '' ? '' : `, and is renewed at ${issuer}`}.`,
    agree: 'Keep me signed in',
    decline,
  }),
  keptToService: (place: string) => ({
    title: `Send the kept sign-in to ${place}?`,
    detail: `You were signed out. The sign-in in the keychain has not been used at ${place} before. Whoever runs that service can then act as you.`,
    agree: 'Send',
    decline,
  }),
  keptToProvider: (place: string) => ({
    title: `Renew the kept sign-in at ${place}?`,
    detail: `You were signed out. The sign-in in the keychain was kept by an earlier version, and has not been renewed at ${place} by this one.`,
    agree: 'Renew',
    decline,
  }),
};
