"""A council's year in the browser: written down, planned, moved by form and by dragging, seen by everybody."""

from playwright.sync_api import expect

from roret.foundation import clock

from . import browsing

YEAR = clock.today().year + 1


def test_a_secretary_plans_a_year_and_moves_a_meeting_by_form_and_by_dragging(people):
    with people.window("raadssekretaer") as page:
        page.goto("/medarbejder/moeder/aarshjul/")
        page.get_by_text("Årshjul for de organer, du planlægger for").click()
        page.get_by_role("link", name="Handicaprådet", exact=True).first.click()
        page.get_by_role("link", name="Skriv, hvor ofte det mødes").click()
        page.locator("[name=what]").fill("Ordinært møde")
        page.locator("[name=frequency]").select_option("quarterly")
        page.get_by_role("button", name="Gem").click()

        page.goto("/medarbejder/moeder/aarshjul/")
        page.get_by_text("Årshjul for de organer, du planlægger for").click()
        page.get_by_role("link", name="Handicaprådet", exact=True).first.click()
        page.locator("[name=year]").fill(str(YEAR))
        page.get_by_label("Vis møderne i kalenderen med det samme").check()
        page.get_by_role("button", name="Planlæg de møder, der mangler").click()
        expect(page.locator("main")).to_contain_text("4 møder er planlagt.")
        assert not browsing.faults(page)

        rows = page.locator("tr[data-drag]")
        expect(rows).to_have_count(4)
        rows.first.locator("[name=day]").fill(f"{YEAR}-01-14")
        rows.first.get_by_role("button").click()
        expect(rows.first).to_contain_text(f"14. januar {YEAR}")
        expect(rows.first).to_have_attribute("draggable", "true")
        page.locator("li[data-drag]").first.drag_to(page.locator("li[data-month='4']"))
        expect(rows.first).to_contain_text(f"april {YEAR}")
        assert not page.complaints

    with people.window() as page:
        page.goto("/raad-og-udvalg/")
        page.get_by_role("link", name="Handicaprådet", exact=True).first.click()
        page.get_by_role("link", name="Årshjul", exact=True).click()
        page.get_by_role("link", name=f"{YEAR} →").click()
        expect(page.locator(".wheel-mark")).to_have_count(4)
        assert not browsing.faults(page)
