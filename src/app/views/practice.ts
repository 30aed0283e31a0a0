import type { Provider } from '../../../schemas/claim.js';
import type { PracticeSettings } from '../../../schemas/practice.js';

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

function viewProvider(provider: Provider): Provider {
  if (provider.taxIdQualifier !== 'SY' || provider.taxId === undefined) return provider;
  return { ...provider, taxId: `*****${provider.taxId.slice(-4)}` };
}
