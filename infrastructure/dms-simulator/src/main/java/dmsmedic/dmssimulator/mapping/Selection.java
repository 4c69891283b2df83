package dmsmedic.dmssimulator.mapping;

import dmsmedic.dmssimulator.rows.Condition;
import java.util.List;

/** A selection rule (CHAP_Tasks.CustomizingTasks.TableMapping.SelectionTransformation). */
record Selection(Locator locator, boolean includes, List<Condition> filters) {}
