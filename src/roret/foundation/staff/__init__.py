"""Staff screens: list, detail, create, edit, delete, history, import and export of a register from one declaration.

A module declares a screen in its ``staff`` folder and hangs it in its ``staff/urls.py``::

    UNITS = StaffScreens(
        model=Unit, form=UnitForm, table=UnitTable, filter=UnitFilter,
        create=services.create_unit, update=services.update_unit,
        layout=Layout(Main(Facts("name", "parent"), Related("children", "name", "kind")), Side(History())),
        joined=("parent",), importer=UNIT_IMPORT,
    )
    urlpatterns = [path(_("units/"), include(UNITS.urls))]

Names are always ``staff:unit-list``, ``-detail``, ``-create``, ``-update``, ``-delete``, ``-import``, ``-export``.
The permissions are ``<app>.view_unit``, ``create_unit``, ``update_unit``, ``delete_unit``; the services check them, the
pages only hide what would be refused. A service is ``create(*, by, **fields)``, ``update(thing, *, by, **fields)``,
``delete(thing, *, by)``. A page looks for ``<app>/staff/<model>_<action>.html`` and falls back to ``staff/<action>.html``.

The knobs are those of ``StaffScreens`` and no others: who needs another writes an ordinary view. Every screen inherits
its tests from ``roret.foundation.testing.screens.StaffScreenTests``.

Import from ``staff.screens``, ``staff.layout``, ``staff.tables``, ``staff.filters`` and ``staff.importing``.
"""
