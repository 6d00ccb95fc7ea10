using System.Collections.Concurrent;
using System.Reflection;

namespace NtkWorkbench.JobFiles;

/// <summary>A record as a mapping of job files: its keys are the properties that can be set.</summary>
internal sealed class RecordContract
{
    private static readonly ConcurrentDictionary<Type, RecordContract> Contracts = [];

    private RecordContract(Type type)
    {
        Type = type;
        var nullability = new NullabilityInfoContext();
        Keys =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite)
                .OrderBy(Place)
                .Select(property => new RecordKey(property, nullability.Create(property).WriteState == NullabilityState.Nullable)),
        ];
    }

    public Type Type { get; }

    /// <summary>Its keys in the order in which they are written.</summary>
    public IReadOnlyList<RecordKey> Keys { get; }

    public static RecordContract Of(Type type) => Contracts.GetOrAdd(type, static type => new RecordContract(type));

    public RecordKey? Find(string name) => Keys.FirstOrDefault(key => key.Name == name);

    /// <summary>The key whose value alone may stand for the record; null: none.</summary>
    public RecordKey? Shorthand => Type.GetCustomAttribute<ScalarShorthandAttribute>() is { } shorthand ? Find(shorthand.Key) : null;

    /// <summary>A record with these values and defaults elsewhere.</summary>
    public object Create(IReadOnlyDictionary<RecordKey, object> values)
    {
        object record = Activator.CreateInstance(Type)!;
        foreach ((RecordKey key, object value) in values)
            key.Set(record, value);
        return record;
    }

    // As a reader expects them: what every job has around what is its own.
    private static int Place(PropertyInfo property) =>
        property.DeclaringType == typeof(Job) ? property.PropertyType == typeof(FigureOptions) ? 3 : 0
        : property.DeclaringType == typeof(TrainingJob) ? 1
        : 2;
}
