// What stands on the first page, apart from it.
import type { Appointment, TodayView } from '$lib/api/types';
import { may_now, under_way } from './plan';

/** The appointment that is the one thing for now: it waits for a yes, and none was said here. */
export const appointment_of = (today: TodayView): Appointment | undefined =>
  today.now === 'answer_appointment'
    ? today.appointments.find(
        (one) =>
          may_now(one, 'appointment.agreed') &&
          !under_way(
            ['appointment.agreed', 'appointment.moved', 'appointment.cancelled'],
            one.id,
            today.head,
          ),
      )
    : undefined;
