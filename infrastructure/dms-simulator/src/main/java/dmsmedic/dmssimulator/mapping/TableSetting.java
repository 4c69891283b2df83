package dmsmedic.dmssimulator.mapping;

import java.util.Optional;

/** A table settings rule; only its LOB settings have an effect here. */
record TableSetting(Locator locator, Optional<LobRule> lobs) {}
