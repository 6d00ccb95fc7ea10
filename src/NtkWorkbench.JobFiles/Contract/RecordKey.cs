using System.Reflection;
using System.Runtime.CompilerServices;

namespace NtkWorkbench.JobFiles;

/// <summary>A property of a record as a key of job files.</summary>
internal sealed class RecordKey(PropertyInfo property, bool isNullable)
{
    public string Name { get; } = JobNames.Of(property.Name);

    /// <summary>The type of its values, Nullable&lt;T&gt; taken off.</summary>
    public Type Type { get; } = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredMemberAttribute));

    public bool IsNullable => isNullable;

    public object? Get(object record) => property.GetValue(record);

    public void Set(object record, object value) => property.SetValue(record, value);

    public T? Attribute<T>()
        where T : Attribute => property.GetCustomAttribute<T>();
}
