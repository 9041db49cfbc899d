package se.statistiktjanst.statistics.metric;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.sqlobject.customizer.SqlStatementCustomizer;
import org.jdbi.v3.sqlobject.customizer.SqlStatementCustomizerFactory;
import org.jdbi.v3.sqlobject.customizer.SqlStatementCustomizingAnnotation;

/**
 * Fills the lists of {@link MeasureSql} into a statement: {@code <columns>} and {@code <sums>}. A smaller-than sign is then
 * written {@code \<}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@SqlStatementCustomizingAnnotation(WithMeasures.Factory.class)
public @interface WithMeasures {
    /** Defines the lists. */
    final class Factory implements SqlStatementCustomizerFactory {
        @Override
        public SqlStatementCustomizer createForMethod(Annotation annotation, Class<?> dao, Method method) {
            return statement -> statement
                    .getConfig(SqlStatements.class)
                    .define("columns", MeasureSql.COLUMNS)
                    .define("sums", MeasureSql.SUMS);
        }
    }
}
