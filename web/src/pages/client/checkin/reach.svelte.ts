// Where a person can be reached outside of the app. Kept by the server alone: an address is not
// written into the journal, and changing one needs signal.
import { api, ask, problem_of } from '$lib/api/client';
import type { Problem, ReachView } from '$lib/api/types';
import type { Channel } from './times';

export type Address = ReachView['items'][number];

class Reach {
  told = $state.raw<ReachView>();
  problem = $state.raw<Problem>();

  async load() {
    try {
      this.told = await ask(api.GET('/api/v1/reach'));
      this.problem = undefined;
    } catch (error) {
      this.problem = problem_of(error);
    }
  }

  /** Channels that this server can send by. */
  get channels(): Channel[] {
    return this.told?.channels ?? [];
  }
  address(channel: string): Address | undefined {
    return this.told?.items.find((item) => item.channel === channel);
  }
  get confirmed(): Channel[] {
    return this.channels.filter((channel) => this.address(channel)?.confirmed);
  }

  /** @throws Refused */
  async set(channel: Channel, address: string) {
    this.told = await ask(api.PUT('/api/v1/reach', { body: { channel, address } }));
  }
  /** @throws Refused */
  async confirm(channel: Channel, code: string) {
    this.told = await ask(api.POST('/api/v1/reach/confirm', { body: { channel, code } }));
  }
  /** @throws Refused */
  async remove(channel: Channel) {
    await ask(api.DELETE('/api/v1/reach/{channel}', { params: { path: { channel } } }));
    await this.load();
  }
}

export const reach = new Reach();
