import type { Provider } from '../../../schemas/claim.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import { BEGINNING, type SettingsVersion } from '../records/practice-records.js';
import type { SettingsOfVersion } from '../settings/settings-versions.js';

/** The settings as they were given, without the social security number of a provider who bills under one. */
export function viewPractice(settings: PracticeSettings): PracticeSettings {
  const { billingProvider, defaultRenderingProvider, practitioners, facilities } = settings;
  return {
    ...settings,
    billingProvider: viewProvider(billingProvider),
    ...(defaultRenderingProvider && { defaultRenderingProvider: viewProvider(defaultRenderingProvider) }),
    practitioners: practitioners.map((each) => ({ ...each, provider: viewProvider(each.provider) })),
    facilities: facilities.map((each) =>
      each.provider ? { ...each, provider: viewProvider(each.provider) } : each,
    ),
  };
}

/** When and by whom is left out of settings that stood before versions were kept. */
export function viewSettingsVersion({ version, recordedAt, recordedBy, changed }: SettingsVersion) {
  return { version, ...(recordedAt !== BEGINNING && { recordedAt, recordedBy }), changed };
}

export function viewSettingsOfVersion({ version, settings }: SettingsOfVersion) {
  return { ...viewSettingsVersion(version), ...(settings && { settings: viewPractice(settings) }) };
}

function viewProvider(provider: Provider): Provider {
  if (provider.taxIdQualifier !== 'SY' || provider.taxId === undefined) return provider;
  return { ...provider, taxId: `*****${provider.taxId.slice(-4)}` };
}
