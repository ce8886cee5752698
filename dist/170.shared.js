export const modules = {

170: ((e,t,n)=>{n.d(t,{l:()=>ForwardingStorage});class ForwardingStorage{inner;constructor(e){this.inner=e}get label(){return this.inner.label}get place(){return this.inner.place}get readsAtOnce(){return this.inner.readsAtOnce}get versions(){return this.inner.versions}get locks(){return this.inner.locks}get unfinished(){return this.inner.unfinished}put(e,t,n){return this.inner.put(e,t,n)}get(e,t){return this.inner.get(e,t)}list(e,t){return this.inner.list(e,t)}folders(e,t){return this.inner.folders(e,t)}delete(e,t){return this.inner.delete(e,t)}serverTime(e){return this.inner.serverTime(e)}close(){return this.inner.close()}}}),

};
