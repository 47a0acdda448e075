"""wagtail.users with the screens of this room."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "accounts.viewsets.PeopleViewSet"
    group_viewset = "accounts.viewsets.RightsViewSet"
