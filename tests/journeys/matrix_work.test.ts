// Appointments (WORK1): each side of it in every cell of the matrix.
import { expect } from 'vitest';
import { moment, uuidv7 } from '../support/program.ts';
import { matrix } from './matrix.ts';

const hour = 3_600_000;
const meeting = (whom: string, words: string, from_now = 48 * hour) => ({
  with: whom,
  words,
  starts: moment(from_now),
  minutes: 45,
  way: 'phone',
  place: 'I call you',
});
/** The day after tomorrow, as a date field wants it. */
const in_two_days = () => new Date(Date.now() + 48 * hour).toISOString().slice(0, 10);

matrix([
  {
    id: 'WORK1',
    does: 'asks to meet, and hears a yes',
    from: () => ['/', '/appointments', '/appointments/new'],
    async act({ hands, t, own }) {
      const { appointments } = t;
      await hands.press(appointments.send);
      await hands.sees(appointments.what_needed);
      await hands.fill(appointments.what, own('A letter for my landlord'));
      await hands.fill(appointments.on, in_two_days());
      await hands.fill(appointments.at, '13:30');
      await hands.fill(appointments.minutes, '30');
      await hands.choose(appointments.ways.phone);
      await hands.press(appointments.send);
      await hands.reads(appointments.ahead);
      await hands.sees(own('A letter for my landlord'));
    },
    async holds({ team_view, own, staff }) {
      await expect
        .poll(async () => (await team_view('/appointments')).ahead)
        .toMatchObject([
          {
            words: own('A letter for my landlord'),
            with: staff.person,
            minutes: 30,
            way: 'phone',
            state: 'asked',
          },
        ]);
    },
    async other({ desk, open_desk, hands, t, own }) {
      await open_desk();
      await desk.sees(own('A letter for my landlord'));
      await desk.press(new RegExp(`^${t.appointments.yes}`));
      await hands.turn_to('/appointments');
      await hands.sees(t.appointments.states.agreed);
      await hands.turn_to('/');
      await hands.sees(own('A letter for my landlord'));
    },
  },
  {
    id: 'WORK1',
    does: 'is asked on the first page, and asks for another time',
    async begin({ staff_wrote, staff, own }) {
      const body = meeting(staff.person, own('How the week went'));
      return staff_wrote('appointment.asked', body, { about: uuidv7() });
    },
    from: () => ['/', '/appointments'],
    async act({ hands, t, own }) {
      const { appointments } = t;
      await hands.sees(own('How the week went'));
      await hands.follow(new RegExp(`^${appointments.move}`));
      await hands.reads(appointments.move_title);
      await hands.fill(appointments.at, '09:15');
      await hands.fill(appointments.why, own('The bus comes later'));
      await hands.press(appointments.send);
      await hands.reads(appointments.ahead);
    },
    async holds({ team_view, own }) {
      await expect
        .poll(async () => (await team_view('/appointments')).ahead[0])
        .toMatchObject({
          why: own('The bus comes later'),
          state: 'asked',
          asked_by: { role: 'client' },
        });
    },
    async other({ desk, open_desk, team_view, hands, t, own }) {
      await open_desk();
      await desk.sees(own('The bus comes later'));
      await desk.follow(new RegExp(`^${t.appointments.cancel}`));
      await desk.reads(t.staff.forms.own['appointment.cancelled'].title);
      await desk.press(t.staff.forms.own['appointment.cancelled'].button);
      await expect
        .poll(async () => (await team_view('/appointments')).past[0]?.state)
        .toBe('cancelled');
      await hands.turn_to('/appointments');
      await hands.sees(t.appointments.states.cancelled);
    },
  },
  {
    id: 'WORK1',
    does: 'says that they did not meet, and the team reaches out',
    async begin({ staff_wrote, staff, own }) {
      const said = { about: uuidv7(), occurred_at: moment(-24 * hour) };
      const body = meeting(staff.person, own('How the week went'), -hour);
      return staff_wrote('appointment.asked', body, said);
    },
    from: () => ['/appointments'],
    async act({ hands, t, own }) {
      const { appointments } = t;
      await hands.follow(appointments.note);
      await hands.reads(appointments.note_title);
      await hands.choose(appointments.met.client_was_away);
      await hands.fill(appointments.note_words, own('No bus on that day'));
      await hands.press(appointments.save);
      await hands.reads(appointments.past);
    },
    async holds({ team_view, own }) {
      await expect
        .poll(async () => (await team_view('/appointments')).past[0])
        .toMatchObject({
          state: 'missed',
          notes: [{ met: 'client_was_away', words: own('No bus on that day') }],
        });
    },
    async other({ desk, open_desk, staff, client, hands, t, own }) {
      const rows = (await staff.get('/api/v1/caseload')).json.clients;
      const row = rows.find((one: { client: string }) => one.client === client.person);
      expect(row.reason).toBe('appointment_missed');
      await open_desk();
      await desk.sees(own('No bus on that day'));
      await hands.sees(t.appointments.states.missed);
    },
  },
]);
