// Where the code of each page of community resources is: apart, as the first page has no use for it.
export const pages = {
  FindResources: () => import('./FindResources.svelte'),
  PrintResources: () => import('./PrintResources.svelte'),
  ResourcePage: () => import('./ResourcePage.svelte'),
};
