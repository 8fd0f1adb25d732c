package org.mfapack.condition;

import java.util.List;
import org.mfapack.config.Finding;

/**
 * What the configuration of one condition says.
 *
 * @param findings what in it cannot be used
 */
record ConditionConfig(ConditionSettings settings, Question question, List<Finding> findings) {}
