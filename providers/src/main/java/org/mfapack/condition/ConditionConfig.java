package org.mfapack.condition;

import java.util.List;
import org.mfapack.config.Finding;

/**
 * What the configuration of one condition says.
 *
 * @param findings what in it cannot be used; the answer to a question may add to them
 */
record ConditionConfig(ConditionSettings settings, Question question, List<Finding> findings) {}
