using System.Reflection;
using System.Runtime.CompilerServices;

namespace NtkWorkbench.JobFiles;

/// <summary>A property of a record as a key of job files.</summary>
internal sealed class RecordKey(PropertyInfo property, bool isNullable)
{
    /// <summary>The key, in snake_case.</summary>
    public string Name { get; } = JobNames.Of(property.Name);

    /// <summary>The type of its values, Nullable&lt;T&gt; taken off.</summary>
    public Type Type { get; } = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    /// <summary>Whether a job file must give it.</summary>
    public bool IsRequired { get; } = property.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>Whether a job file may leave it empty.</summary>
    public bool IsNullable => isNullable;

    /// <summary>The value that a record has.</summary>
    public object? Get(object record) => property.GetValue(record);

    /// <summary>Gives a record that is being made its value.</summary>
    public void Set(object record, object value) => property.SetValue(record, value);

    /// <summary>What the property says of itself; null where it does not.</summary>
    public T? Attribute<T>()
        where T : Attribute => property.GetCustomAttribute<T>();
}
