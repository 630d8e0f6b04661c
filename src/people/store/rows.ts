/** Rows as the queries of this room give them. */
export interface PersonRow { id: string; version: number; name: string | null; post: string | null; phone: string | null; unit_id: string | null; unit_name: string | null; account_id: string | null }
interface Span { valid_from: string | null; valid_to: string | null }
export interface MemberUnitRow extends Span { id: string; version: number; group_id: string; unit_id: string; unit_name: string; position: number }
export interface AppointmentRow extends Span { id: string; version: number; person: PersonRow; person_id: string; capacity: string; group_id: string | null; group_name: string | null; unit_id: string | null; unit_name: string | null; position: number }
export interface PairingRow extends Span { id: string; version: number; person: PersonRow; person_id: string; place_unit_id: string; place_name: string }
export interface GroupRow { id: string; version: number; office_unit_id: string | null; office_name: string | null; document_number: string | null; name: string; path: string[]; government_id: string | null; government_name: string | null }
