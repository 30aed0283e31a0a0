import { ROLES } from '../../src/app/actor.js';
import { ACTIONS, isPermitted } from '../../src/app/permissions.js';
import fc from '../support/property-testing.js';

const roles = fc.constantFrom(...ROLES);
const actions = fc.constantFrom(...ACTIONS);

test('Z7: withholding one more action never adds a permission, and always takes away that one', () => {
  fc.assert(
    fc.property(roles, fc.array(actions), actions, (role, before, withheld) => {
      const after = [...before, withheld];
      for (const action of ACTIONS) {
        const [had, has] = [before, after].map((withheldActions) =>
          isPermitted({ role, withheldActions }, action),
        );
        expect(has && !had).toBe(false);
        if (action === withheld) expect(has).toBe(false);
        else expect(has).toBe(had);
      }
    }),
  );
});

test('nobody who manages users moves money or sees a patient', () => {
  const admin = ACTIONS.filter((action) => isPermitted({ role: 'admin' }, action));
  expect(admin).not.toEqual([]);
  expect(
    admin.filter((action) =>
      /^(claim|encounter|remittance|denial|account|work-item|submission)\./.test(action),
    ),
  ).toEqual([]);
  expect(ROLES.filter((role) => isPermitted({ role }, 'user.manage'))).toEqual(['admin']);
});
